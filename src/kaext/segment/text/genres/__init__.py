"""The conventions of genres: what their texts have around the running text, and boxes and entries of their own.

Each module builds on those before it: sheets of fields (``sheets``); legal acts (``acts``); office papers and e-mails
(``papers``); web pages (``navigation``, ``web_lists``); textbooks and reference works (``chapters``); press releases
and speeches (``press``); leaflets and posters (``leaflets``); magazines (``magazines``); agendas and cards
(``schedules``).
"""

"""When an event happened, and sentences that say nothing else.

Each module builds on those before it: ``attachment``, ``durations``, ``sentence_dates``, ``dating``,
``time_setting``.
"""

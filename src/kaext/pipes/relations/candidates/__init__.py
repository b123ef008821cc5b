"""Which candidate facts are rejected, which relation the others state, and the statements made of them.

Each module builds on those before it: ``misread``, ``onlookers``, ``filters``, ``beneficiaries``, ``conditions``,
``resolution``, ``ruled_out_readings``, ``instantiation``, ``intentions``.
"""

"""Batch processing of many documents. Each module builds on those listed before it.

- inputs: ``inputs``;
- the work on one document, and how its result is passed on: ``spool``, ``work``;
- worker processes: ``imports`` (fast start), ``worker``, ``launch``, ``pool`` (the engines), ``cluster`` (Dask);
- files to documents, without writing anything: ``documents``;
- crash-safe storage of finished documents: ``durable``, ``journal``, ``keys`` (what a document depends on), ``swap``
  (the finished dataset replaces the old one), ``store``;
- the output folder: ``output``, ``unfinished`` (what an interrupted run left), ``status``;
- the main job: ``run``.
"""

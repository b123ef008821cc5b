"""Many documents, in modules of which each builds on those before it.

- what there is to read: ``inputs``;
- what is done with one document, and how what comes of it is handed on: ``spool``, ``work``;
- in processes of their own: ``worker``, ``launch``, ``pool`` (the engines), ``cluster`` (Dask);
- files to documents, nothing written: ``documents``;
- what is kept of finished documents, whatever happens: ``durable``, ``journal``, ``keys`` (what a document depends
  on), ``swap`` (the finished dataset takes the place of the old one), ``store``;
- the output folder: ``output``, ``unfinished`` (what an interrupted run left), ``status``;
- all of it: ``run``.
"""

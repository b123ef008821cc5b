"""Many documents, in modules of which each builds on those before it.

- what there is to read: ``inputs``;
- what is done with a document, in a process of its own: ``work``, ``spool`` and ``worker``, ``launch``, ``pool`` (the
  engines), ``cluster`` (Dask);
- what is kept of finished documents, whatever happens: ``durable``, ``journal``, ``keys`` (what a document depends
  on), ``swap`` (the finished dataset takes the place of the old one), ``store``;
- the output folder: ``output``, ``unfinished`` (what an interrupted run left), ``status``.

``run`` goes through all of it.
"""

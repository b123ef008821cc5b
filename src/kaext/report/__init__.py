"""The HTML report of a dataset."""

from kaext.report.pages import prepare, write_report

__all__ = ["prepare", "write_report"]

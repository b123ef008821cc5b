"""The HTML report of a dataset."""

from kaext.report.pages import write_report

__all__ = ["write_report"]

"""The tabs of the workbook: the same figures as flat tables, to filter and to work on. A new tab is a file here and a line below."""

from analyzer.report.tabs.actions import actions
from analyzer.report.tabs.attitudes import attitudes
from analyzer.report.tabs.codebook import codebook
from analyzer.report.tabs.items import items
from analyzer.report.tabs.method import method
from analyzer.report.tabs.modules import modules
from analyzer.report.tabs.summary import summary

TABS = (summary, actions, modules, attitudes, items, method, codebook)

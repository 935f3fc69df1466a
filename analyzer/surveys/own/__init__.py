"""A questionnaire of one's own, in a workbook that an HR person completes: written from an export or a survey, and read back."""

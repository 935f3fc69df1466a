"""Tables of strangers, in and out: CSV and workbooks as plain text cells, with limits before anything is opened."""

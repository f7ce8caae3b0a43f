"""How much one document may hold. A news report is a few thousand characters; these bounds only stop runaway input."""

MAX_CHARS = 2_000_000  # characters of one report's text
MAX_BYTES = 16_000_000  # bytes of one page or of one JSON line
MAX_JSON_BYTES = 512_000_000  # bytes of one .json file that holds a list of reports
MAX_TABLE_BYTES = 512_000_000  # bytes of a Parquet file that comes through a pipe

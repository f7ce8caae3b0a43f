"""The rows of tables/*.csv: ours and a user's own over them, held against ``tables.toml``."""

from whowhom.codebook.rows.blocs import bloc
from whowhom.codebook.rows.layers import Row, layered, parts

__all__ = ["Row", "bloc", "layered", "parts"]

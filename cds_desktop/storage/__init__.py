"""What we remember: one folder on disk per workspace."""

import logging

# Without a handler of its own, the standard library would print our warnings between a command's lines.
logging.getLogger(__name__).addHandler(logging.NullHandler())

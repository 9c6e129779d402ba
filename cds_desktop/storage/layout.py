"""Names inside a workspace folder."""

DATABASE_NAME = "workspace.sqlite3"
EVIDENCE = "evidence"
DOCUMENTS = "documents"
BACKUPS = "backups"
LOGS = "logs"
# Made when a school first takes a copy of a wording.
TEMPLATES = "templates"
FOLDERS = (EVIDENCE, DOCUMENTS, BACKUPS, LOGS)

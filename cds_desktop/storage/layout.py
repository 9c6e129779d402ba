"""Names inside a workspace folder."""

DATABASE_NAME = "workspace.sqlite3"
EVIDENCE = "evidence"
DOCUMENTS = "documents"
BACKUPS = "backups"
LOGS = "logs"
FOLDERS = (EVIDENCE, DOCUMENTS, BACKUPS, LOGS)

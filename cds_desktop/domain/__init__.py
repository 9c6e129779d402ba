"""The rules: true on paper too; plain Python, no library."""

"""Forms that the wizard and the later pages share."""

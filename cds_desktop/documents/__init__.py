"""Pages: data in, PDF bytes out."""

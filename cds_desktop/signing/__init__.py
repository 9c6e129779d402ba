"""Who, and unchanged: the only user of pyHanko."""

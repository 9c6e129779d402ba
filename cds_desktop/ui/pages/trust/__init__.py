"""Chứng thư tin cậy: whose certificates this machine believes; nobody's unless the user says so."""

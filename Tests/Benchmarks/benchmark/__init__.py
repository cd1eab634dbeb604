"""Scrutineer and its peers, asked the same questions in turn."""

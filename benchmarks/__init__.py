"""Runs that measure: how right the advice is, how fast, how safe. Each has a command of its own; none is part of the tests."""

"""End-to-end tests open the program as the tests of its pages do."""

from tests.ui.conftest import answer, compiled, data, desk, opened

__all__ = ["answer", "compiled", "data", "desk", "opened"]

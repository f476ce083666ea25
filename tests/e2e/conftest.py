"""End-to-end tests open the program as the tests of its pages do."""

from tests.ui.conftest import compiled, data, desk, opened

__all__ = ["compiled", "data", "desk", "opened"]

"""Every write: opening and tending endpoints, writing messages down, and what came of sending them."""

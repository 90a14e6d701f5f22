"""Every write of the partners app: receipts."""

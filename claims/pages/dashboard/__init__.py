"""The dashboard: what is contested, what spreads, who is copied and who contradicts whom, day by day."""

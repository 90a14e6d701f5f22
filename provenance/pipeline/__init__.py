"""The order of the steps, the job rows that remember the work, and the sweep that resumes what was dropped."""

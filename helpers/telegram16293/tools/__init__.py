"""Words that only this telegram's lessons have; each is handed the course.

rates      which rates of exchange fit, and what each prints
pictures   two sums side by side, the hands between, the grain month by month
exploring  what a learner moves by hand
stamped    the stamps of the same office
printed    what the lessons say and their tools print
"""

"""Words that only this telegram's lessons have; each is handed the course.

rates      which rates of exchange fit, and what each prints
pictures   two sums side by side, the hands between, the grain month by month
around     half a page of background, a timeline, a map, and what was known by a day
exploring  what a learner moves by hand
stamped    the stamps of the same office
printed    what the lessons say and their tools print
"""

"""The pictures of the lessons: drawn from values passed in, computing nothing.

chain       through whose hands the words went, and the days between
intervals   what each printed pair allows under each rule, and where all agree
budgets     sums beside each other, with what rounding leaves open
deliveries  totals by the end of each month, against what was asked, and when
"""

from .picture import Picture
from .plots_budgets import Amount, budgets
from .plots_chain import Step, chain
from .plots_deliveries import deliveries
from .plots_intervals import intervals

__all__ = ["Amount", "Picture", "Step", "budgets", "chain", "deliveries", "intervals"]

"""What a learner of this telegram's lessons moves by hand."""

"""Numbers, units and intervals: read from paper and keyboard, written for a reader.

    writing      one number -> text: exact, decimal, spoken
    intervals    all numbers between two exact ends
    spans        an interval -> text, its ends rounded inwards
    units        the one table of units and scales, with their words
    plurals      what many of a unit are called
    systems      Roman, Chinese and Korean numerals -> digits
    latin        Latin numbers as charters and accounts write them -> digits
    shares       a half, two thirds, 13½ in words -> fractions in digits
    library      numbers in German, French and Spanish words, by a library
    printed      a number in digits, words or numerals -> its value, and where it ends
    quantities   a printed quantity -> value, unit, last printed place
    numerals     the digits of a number as somebody types it -> its value, or its two readings
    worded       numbers in words -> the same text with digits
    pasted       what a number brings along from a page or a paper, taken off
    two_ways     what can be read in two ways, written out in each
    comparing    the words beside a number that say more or less, at least, too late
    typed        a number with its unit as somebody types it, read or asked back

There are three ways to write a number. :func:`writing.exact` loses nothing and is for programs
and working; :func:`writing.decimal` shows where it cuts; :func:`writing.spoken` is a person's,
and :func:`writing.about` says so where it rounds. An interval is written in one way everywhere
(:mod:`spans`): **a value printed as included lies inside, one printed as left out does not, and
what is printed lies within what is true.**

No document is known here, and no learner.
"""

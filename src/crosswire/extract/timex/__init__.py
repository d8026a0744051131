"""Helpers of stages 6 and 8: time expressions, the day of the story, the days of clauses. In order of reading, from the verb down:

clause_days       which of its times dates a clause (stage 8)
story_date        the day of the main event, solved from what all reports say of time
date_votes        what a report tells of days: its votes, and how far it supports one day
date_constraints  what its other dates say: before, after, how near
timex_grammar     where expressions stand: one rule a kind
timex_filter      which of them are times: "May", but not "may"
timex_tense       whether what governs one lies behind or ahead
timex_readings    what its words say
timex_lengths     the same of lengths and repetitions
timex_anchor      the reading counted from a day
timex_periods     the same of seasons, quarters, decades, stretches
timex_context     what is counted from, and what comes of it
timex_words       the record of a reading; words to numbers and codes
"""

"""Helpers of stage 8: which act a clause tells, by whom upon whom, and whether it was done. In order of reading:

parties  who acts and who is acted on
coding   which PLOVER type and mode a word tells
status   whether the act is told as done, denied, hypothetical, to come or reported
pages    a sentence with its report and entities, which conditionals and meetings read, too
"""

"""Part of stage 8: what is threatened or promised on what condition. In order of reading, from the verb down:

conditionals         the conditions of all sentences, with who speaks to whom, joined across reports
conditional_sides    issuer, target, strength and deadline of one
conditional_words    its wording, and what it points back to
conditional_groups   which of them tell one thing
conditions           the conditions of one sentence: a table of forms, each looked for at its signs
condition_torn       forms: a clause that the parser has torn off, by the order of words
condition_clauses    forms: "if X attacks", "in exchange for relief", "otherwise"
condition_phrases    forms: "without a deal", "the moment they attack", "hinges on reforms"
condition_acts       forms: "any attack would trigger", "will respond to attacks", "no deal means war"
condition_pairs      forms: "withdraw or face war", "another attack and we will respond"
condition_seeming    what only looks like a condition
condition_parts      what every form is made of
"""

"""Part of stage 8: meetings that lie ahead. In order of reading, from the verb down:

meetings           the sightings of all reports, joined into meetings
meeting_joins      which sightings tell of one meeting
meeting_sightings  what one sentence tells of a meeting to come
meeting_ahead      whether it lies ahead: the points of three lists of signs, added up
meeting_doubts     signs that it does not: past, denied, no plan
meeting_wishes     signs that somebody wishes for it
meeting_signs      signs that it is set
meeting_case       the word that is judged, with what its signs ask of it
meeting_times      when it is
meeting_changes    whether it is called off or put off
meeting_context    whose meeting "the meeting" is, by what the report told before
meeting_parties    who takes part, by the phrases beside the word
meeting_named      whom such a phrase means
meeting_details    where, by what medium, about what
meeting_phrases    turns of phrase that several of these look for
"""

"""Helpers of stage 7: who is quoted for what. In order of reading, from the verb down:

attribution    all that follows, put together for one report
turns          who speaks in an interview or transcript, by the form of the page
credits        quotations that a name below them credits
posts          posts that a page shows
utterances     whose words a quotation is, where no frame says so alone
drafts         an attribution in the making, which all of these make
issuers        whose document "the statement" is
frames         cue, speaker and content in one sentence
frame_verbs    frames of verbs: saying, thinking, wanting, judging
frame_repairs  what a verb says, and who, where the parser hung it elsewhere
frame_words    frames of nouns, adjectives, adverbs, "according to", headings
frame_parts    what every frame is made of
"""

"""The after-action report of one finished game, as a document and as plain data.

``report.after_action_report`` puts the chapters together; each chapter has a module of its own. Its order is that of
the field: what was meant to happen, what happened and why, what to keep and what to do otherwise (US Army TC 25-20,
*A Leader's Guide to After-Action Reviews*, 1993), with the forms of an After-Action Report / Improvement Plan (FEMA,
*Homeland Security Exercise and Evaluation Program*, 2020). What the save does not hold, such as notes of evaluators, is
left as a form to fill in, and never guessed.
"""

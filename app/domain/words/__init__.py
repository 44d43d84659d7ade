"""The words of every enum member on screen and paper, by field; `labels.label` looks them up."""

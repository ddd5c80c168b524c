#!/bin/sh
# Makes the namespace with a retention the workers accept, and the search attributes operators filter by.
# Safe to run at every start: what exists is left alone.
set -eu

export TEMPORAL_ADDRESS
retention=30d

if temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  echo "Namespace $TEMPORAL_NAMESPACE is there already"
else
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$retention"
fi

known=$(temporal operator search-attribute list --namespace "$TEMPORAL_NAMESPACE")
for name in LeadStage LeadTier LeadOffice LeadOwner; do
  case "$known" in
    *"$name"*) echo "Search attribute $name is there already" ;;
    *) temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$name" --type Keyword ;;
  esac
done

#!/usr/bin/env bash
# Gives the bot's identity the application permissions of Microsoft Graph that it needs, once.
#   ./grant-graph-roles.sh OBJECT_ID [ROLE …]
# OBJECT_ID: object id of the managed identity (output principalId of azure/main.bicep). Without roles: User.Read.All.
# Others, each with its setting: Presence.Read.All, ProfilePhoto.Read.All, GroupMember.Read.All,
# TeamsAppInstallation.ReadWriteSelfForUser.All (INSTALL_APP, optional: lets the app install itself for people).
# Needs az, signed in as somebody who may consent for the tenant (Privileged Role Administrator).
set -euo pipefail
principal=${1:?object id of the identity}
shift
roles=("$@")
[ ${#roles[@]} -gt 0 ] || roles=(User.Read.All)
graph=$(az cloud show --query endpoints.microsoftGraphResourceId -o tsv)
graph=${graph%/}
resource=$(az ad sp show --id 00000003-0000-0000-c000-000000000000 --query id -o tsv)
for role in "${roles[@]}"; do
  id=$(az ad sp show --id "$resource" --query "appRoles[?value=='$role' && contains(allowedMemberTypes, 'Application')].id | [0]" -o tsv)
  [ -n "$id" ] || { echo "Microsoft Graph has no application permission $role" >&2; exit 1; }
  has=$(az rest --method get --url "$graph/v1.0/servicePrincipals/$principal/appRoleAssignments" \
    --query "value[?appRoleId=='$id'] | length(@)" -o tsv)
  if [ "$has" != 0 ]; then
    echo "$role: there already"
    continue
  fi
  az rest --method post --url "$graph/v1.0/servicePrincipals/$principal/appRoleAssignments" \
    --headers Content-Type=application/json \
    --body "{\"principalId\":\"$principal\",\"resourceId\":\"$resource\",\"appRoleId\":\"$id\"}" --output none
  echo "$role: granted"
done

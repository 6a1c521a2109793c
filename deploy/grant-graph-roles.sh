#!/usr/bin/env bash
# Gives the bot's identity the application permissions of Microsoft Graph that it needs, or takes them back.
#   ./grant-graph-roles.sh [--revoke] OBJECT_ID [ROLE …]
# OBJECT_ID: object id of the managed identity (output principalId of azure/main.bicep), or of the enterprise
# application. Without roles, User.Read.All is granted; to revoke, name each. What was done already is told and left.
# Others, each with its setting: Presence.Read.All, ProfilePhoto.Read.All, GroupMember.Read.All,
# TeamsAppInstallation.ReadWriteSelfForUser.All (INSTALL_APP, optional: lets the app install itself for people).
# Needs az, signed in as somebody who may consent for the tenant (Privileged Role Administrator).
set -euo pipefail
revoke=no
if [ "${1-}" = --revoke ]; then
  revoke=yes
  shift
fi
principal=${1:?object id of the identity}
shift
roles=("$@")
if [ ${#roles[@]} -eq 0 ]; then
  [ $revoke = no ] || { echo "Name the permissions that shall be revoked" >&2; exit 2; }
  roles=(User.Read.All)
fi
graph=$(az cloud show --query endpoints.microsoftGraphResourceId -o tsv)
graph=${graph%/}
resource=$(az ad sp show --id 00000003-0000-0000-c000-000000000000 --query id -o tsv)
granted=$graph/v1.0/servicePrincipals/$principal/appRoleAssignments
for role in "${roles[@]}"; do
  id=$(az ad sp show --id "$resource" --query "appRoles[?value=='$role' && contains(allowedMemberTypes, 'Application')].id | [0]" -o tsv)
  [ -n "$id" ] || { echo "Microsoft Graph has no application permission $role" >&2; exit 1; }
  # The same number may mean something else to another API.
  assignment=$(az rest --method get --url "$granted" \
    --query "value[?appRoleId=='$id' && resourceId=='$resource'].id | [0]" -o tsv)
  case $revoke,$assignment in
    no,?*) echo "$role: there already" ;;
    yes,) echo "$role: not there" ;;
    yes,*)
      az rest --method delete --url "$granted/$assignment" --output none
      echo "$role: revoked"
      ;;
    *)
      az rest --method post --url "$granted" --headers Content-Type=application/json \
        --body "{\"principalId\":\"$principal\",\"resourceId\":\"$resource\",\"appRoleId\":\"$id\"}" --output none
      echo "$role: granted"
      ;;
  esac
done

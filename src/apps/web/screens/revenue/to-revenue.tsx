import { Navigate, useParams } from '@tanstack/react-router'

/** The first screen of a workspace. */
export function ToRevenue() {
  const { workspace } = useParams({ from: '/w/$workspace/' })
  return <Navigate to="/w/$workspace/revenue" params={{ workspace }} replace />
}

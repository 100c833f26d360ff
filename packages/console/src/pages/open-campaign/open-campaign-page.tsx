export function OpenCampaignPage() {
  return <h1>OpenCampaignPage</h1>;
}

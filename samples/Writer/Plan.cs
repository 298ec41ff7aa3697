/// <summary>What to learn from, how long, and what to write then.</summary>
/// <param name="File">The text.</param>
/// <param name="Model">Which model: gru, transformer, or both.</param>
/// <param name="Seed">Seed of the weights, of the order of training and of what is drawn.</param>
/// <param name="Passes">Passes over the text.</param>
/// <param name="Prompt">What the writing begins with.</param>
/// <param name="Length">Characters to write.</param>
/// <param name="Temperature">Above 0; the lower it is, the safer the writing.</param>
/// <param name="Characters">Characters of the file at most, the first ones.</param>
internal sealed record Plan(string File, string Model, int Seed, int Passes, string Prompt, int Length, double Temperature, int Characters = int.MaxValue);

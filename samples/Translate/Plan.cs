/// <summary>What to learn from, what to measure on, and how much of it.</summary>
/// <param name="Train">The file of words to learn from.</param>
/// <param name="Dev">The file of words to measure on while developing.</param>
/// <param name="Test">The file of words to measure on at the end, or none.</param>
/// <param name="Models">How many models are trained, from as many seeds.</param>
/// <param name="Seed">The first of the seeds.</param>
/// <param name="Epochs">Passes over the training words.</param>
/// <param name="Words">Training words at most, from all over the file.</param>
internal sealed record Plan(string Train, string Dev, string? Test, int Models, int Seed, int Epochs, int Words = int.MaxValue);

namespace NeuralSeqGen.Compiler.Diagnostics;

/// <summary>
/// A mistake that breaks a model and gets no finding, because an error stands there already. There are two kinds: the C# compiler reports an attribute, or
/// another model of the same project has the mistake, which is reported at its own declaration.
/// </summary>
/// <param name="Part">Index of the part it stands at; −1 for <c>[SequenceModel]</c>.</param>
/// <param name="Model">Name of the other model; empty where the C# compiler reports the attribute.</param>
internal sealed record ReportedElsewhere(int Part, string Model = "");

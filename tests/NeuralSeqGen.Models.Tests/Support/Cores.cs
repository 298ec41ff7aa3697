using System.Reflection;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Models.Tests;

/// <summary>The object behind a generated model, for what the public surface does not say.</summary>
internal static class Cores
{
    public static ModelCore Of(ISequenceModel model) =>
        (ModelCore)model.GetType().GetField("__core", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(model)!;
}

namespace NeuralSeqGen;

/// <summary>The exception for a file that is not a sound safetensors file.</summary>
internal static class SafetensorsError
{
    public static WeightFileException Of(string? path, FaultText what, string? weight = null, Exception? inner = null) =>
        new(RuntimeRules.WeightsMismatch, $"{(path is null ? "the weight file" : $"the weight file '{path}'")} cannot be read: {what.ToString()}.", inner) { Path = path, Weight = weight };
}

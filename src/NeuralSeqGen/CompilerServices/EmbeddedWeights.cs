using System.Reflection;
using System.Security.Cryptography;

namespace NeuralSeqGen.CompilerServices;

/// <summary>The weight file that a model is made with, which its assembly holds.</summary>
/// <param name="assembly">The assembly.</param>
/// <param name="resource">The name under which it is embedded there.</param>
/// <param name="sha256">Hexadecimal digits of the hash of the file that was compared with the model.</param>
public sealed class EmbeddedWeights(Assembly assembly, string resource, string sha256)
{
    private volatile bool _isChecked;

    /// <summary>Opens the file.</summary>
    /// <param name="model">The model's name, for messages.</param>
    /// <exception cref="WeightFileException">It is not the one that was compared when the model was compiled.</exception>
    internal SafetensorsFile Open(string model)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw Refusal(model, "is not in the assembly of the model");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        // what an assembly holds stays as it is
        if (!_isChecked && !string.Equals(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal(model, "is not the one that was compared with the layers when the model was compiled");
        }

        _isChecked = true;
        return SafetensorsReader.Read(bytes, resource);
    }

    private WeightFileException Refusal(string model, string what) =>
        new(RuntimeRules.WeightsMismatch, $"new {model}(): the embedded weight file '{resource}' {what}. Build the project again, all of it.") { Path = resource };
}

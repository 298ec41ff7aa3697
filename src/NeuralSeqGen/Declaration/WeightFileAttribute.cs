namespace NeuralSeqGen;

/// <summary>
/// On the class: a safetensors file whose weights every new instance has, whatever its seed. The file is compared with the layers when the project is built
/// (NSG0501) and embedded in its assembly, in Native AOT too. It is one of the project's <c>WeightFile</c> items: <c>&lt;WeightFile Include="model1.safetensors" /&gt;</c>.
/// A model that is a layer of another one takes its weights from that.
/// </summary>
/// <param name="path">The file, as far as it takes to tell it from others: model1.safetensors, or Data/model1.safetensors.</param>
public sealed class WeightFileAttribute(string path) : ModelPartAttribute
{
    /// <summary>The file, as far as it takes to tell it from others.</summary>
    public string Path { get; } = path;
}

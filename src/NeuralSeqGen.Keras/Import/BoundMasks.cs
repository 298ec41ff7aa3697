using NeuralSeqGen.Keras.Writing;

namespace NeuralSeqGen.Keras.Import;

/// <summary>Whether masks reach the layers that Keras gives them to, and no others. Files of Keras 3 say of recurrent layers in functional models what mask they get.</summary>
internal static class BoundMasks
{
    public static void Check(IEnumerable<DeclaredLayer> layers, BoundDeclaration bound)
    {
        foreach (var layer in layers.Where(layer => layer.IsMasked is not null && bound.Layers.Contains(layer.Id)))
        {
            bool isMasked = bound.MaskedLayers.Contains(layer.Id);
            if (isMasked != layer.IsMasked)
            {
                throw new RefusedImportException($"the mask of {layer.Source} cannot be said: Keras gives it {(isMasked ? "none" : "one")}, and here it would get {(isMasked ? "one" : "none")}. Masks come from Masking or from Embedding with mask_zero");
            }
        }
    }
}

"""Reading videos and cutting clips out of them."""
